<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * JSON, but not a request of this operation (KT_ERROR_REQUEST).
 */
final class RequestException extends ProblemException
{
}
