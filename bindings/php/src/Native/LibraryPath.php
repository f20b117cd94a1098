<?php

declare(strict_types=1);

namespace KhenThuong\Native;

use KhenThuong\Exception\ArgumentException;

/**
 * Which library to load, and who said so. The first of these that is there:
 *
 * 1. what was given to the constructor of {@see \KhenThuong\Library};
 * 2. the constant KHENTHUONG_LIBRARY;
 * 3. the environment variable KHENTHUONG_LIBRARY;
 * 4. the setting khenthuong.library in php.ini (or `php -d khenthuong.library=…`);
 * 5. libkhenthuong.so.1, wherever the system's loader finds it.
 *
 * Nothing else is tried when the library named there cannot be loaded.
 *
 * @internal
 */
final class LibraryPath
{
    private function __construct(
        public readonly string $name,
        public readonly string $source,
    ) {
    }

    public static function given(string $path): self
    {
        return self::checked($path, 'new Library(…)');
    }

    public static function configured(): self
    {
        $found = [
            'define(KHENTHUONG_LIBRARY)' => defined('KHENTHUONG_LIBRARY') ? constant('KHENTHUONG_LIBRARY') : null,
            'getenv(KHENTHUONG_LIBRARY)' => getenv('KHENTHUONG_LIBRARY'),
            'php.ini: khenthuong.library' => get_cfg_var('khenthuong.library'),
        ];
        foreach ($found as $source => $path) {
            if (is_string($path) && $path !== '') {
                return self::checked($path, $source);
            }
        }
        return new self(Declarations::SONAME, 'ld.so');
    }

    private static function checked(string $path, string $source): self
    {
        if ($path === '' || preg_match('/[\x00-\x1f"]/', $path) === 1) {
            throw new ArgumentException(
                "Đường dẫn thư viện ($source) không được để trống, "
                . 'không được chứa ký tự điều khiển hay dấu nháy kép. / '
                . "The path of the library ($source) must not be empty nor hold a control character or double quote."
            );
        }
        return new self($path, $source);
    }
}
