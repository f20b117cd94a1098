<?php

declare(strict_types=1);

namespace KhenThuong\Exception;

use KhenThuong\Result\Problem;
use KhenThuong\Status;

/**
 * The library refused a text: {@see $problem} says what is wrong, where, and what was
 * expected, in Vietnamese and in English.
 *
 *     try {
 *         $rulebook->assess($request);
 *     } catch (ProblemException $refused) {
 *         $refused->problem->code;            // "missing-field"
 *         $refused->problem->message->vi;     // Thiếu trường bắt buộc "id".
 *         $refused->problem->pointer;         // "/nomination"
 *         $refused->problem->line;            // of the request's text
 *     }
 *
 * `getMessage()` puts all of this on one line, `getCode()` is the status as a number.
 */
class ProblemException extends \RuntimeException implements KhenThuongException
{
    /**
     * @param ?Status $status Null for a status that this package does not know yet.
     * @param string  $json   The library's problem document.
     */
    final public function __construct(
        public readonly ?Status $status,
        public readonly Problem $problem,
        public readonly string $json,
        int $code,
    ) {
        parent::__construct((string) $problem, $code);
    }

    /**
     * The exception of a failed call.
     *
     * @internal
     */
    public static function of(int $code, string $json): self
    {
        $status = Status::tryFrom($code);
        $class = match ($status) {
            Status::Json => JsonException::class,
            Status::Request => RequestException::class,
            Status::Rulebook => RulebookException::class,
            Status::Limit => LimitException::class,
            default => self::class,
        };
        return new $class($status, Problem::fromJson($json), $json, $code);
    }
}
