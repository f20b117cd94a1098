<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * The library was built for another ABI than this package: nothing of it was called
 * but the function that says so.
 */
final class AbiException extends LibraryException
{
    /**
     * @param int $expected The ABI number that this package is written for.
     * @param int $found    That of the library.
     */
    public function __construct(
        string $library,
        public readonly int $expected,
        public readonly int $found,
    ) {
        parent::__construct(
            "Thư viện $library có số ABI $found, gói PHP này cần số ABI $expected: hãy cài hai thứ cùng phiên bản. / "
            . "The library $library has ABI number $found, this PHP package needs $expected: "
            . 'install matching versions.',
            $library,
        );
    }
}
