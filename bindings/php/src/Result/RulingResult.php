<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * What became of a ruling.
 */
final class RulingResult
{
    /**
     * @param string   $ruling  Its id; empty where it cannot be read.
     * @param string   $status  "applied", "overtaken" or "refused".
     * @param ?Problem $problem Why it was refused.
     */
    public function __construct(
        public readonly string $ruling,
        public readonly string $status,
        public readonly ?Problem $problem,
        public readonly mixed $extensions,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            ruling: $fields->string('ruling'),
            status: $fields->string('status'),
            problem: $fields->optionalRead('problem', Problem::read(...)),
            extensions: $fields->raw('extensions'),
        );
    }
}
