<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * What was given to PHP cannot be given to the library: a file that cannot be read, an
 * id with a NUL byte, an array that has no JSON form. The library was not called.
 */
final class ArgumentException extends \InvalidArgumentException implements KhenThuongException
{
}
