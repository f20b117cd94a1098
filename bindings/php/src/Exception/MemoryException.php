<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * There is no room for the response: the library could not allocate it, or PHP's
 * memory_limit leaves less than it has bytes.
 */
final class MemoryException extends \RuntimeException implements KhenThuongException
{
}
