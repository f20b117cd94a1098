<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * The shared library is missing or cannot be used; the message says what was looked
 * for, where that name came from and why it failed.
 */
class LibraryException extends \RuntimeException implements KhenThuongException
{
    /**
     * @param string $library The name or path that was looked for.
     */
    public function __construct(
        string $message,
        public readonly string $library,
        ?\Throwable $previous = null,
    ) {
        parent::__construct($message, 0, $previous);
    }
}
