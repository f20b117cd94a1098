<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * Everything that this package throws: catch this to catch all.
 *
 * - {@see ProblemException}: the library refused the text, and says what and where.
 *   {@see JsonException}, {@see RequestException}, {@see RulebookException} and
 *   {@see LimitException} tell the kinds apart.
 * - {@see LibraryException}: the library could not be loaded; {@see AbiException}: it
 *   is not of the ABI that this package is written for.
 * - {@see MemoryException}: there is no room for the response.
 * - {@see ArgumentException}: what was given to PHP cannot be given to the library.
 * - {@see ResponseException}: the response is not what this package knows how to read.
 */
interface KhenThuongException extends \Throwable
{
}
