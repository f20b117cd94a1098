<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * Larger or deeper than a limit of the library (KT_ERROR_LIMIT); see {@see \KhenThuong\Limits}.
 */
final class LimitException extends ProblemException
{
}
