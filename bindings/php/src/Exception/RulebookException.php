<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

/**
 * No such rulebook, a faulty one, one that is not in force on the date asked for, or another
 * than the receipt's (KT_ERROR_RULEBOOK).
 */
final class RulebookException extends ProblemException
{
}
