<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * The response is not what this package knows how to read. Either the text is not a
 * response of the library, or the library is newer: the text itself can still be had
 * (`assessText()`, `decideText()`, …).
 */
final class ResponseException extends \UnexpectedValueException implements KhenThuongException
{
}
