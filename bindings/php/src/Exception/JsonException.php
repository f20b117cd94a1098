<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * The text is not JSON (KT_ERROR_JSON).
 */
final class JsonException extends ProblemException
{
}
