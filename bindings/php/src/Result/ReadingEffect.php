<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * What another value of a reading would change.
 */
final class ReadingEffect
{
    /**
     * @param list<array<string, string>> $changes Each a "nomination", and its standings "from" and "to".
     * @param ?Problem                    $problem Why the round cannot be decided under it.
     */
    public function __construct(
        public readonly string $reading,
        public readonly string $value,
        public readonly array $changes,
        public readonly ?Problem $problem,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            reading: $fields->string('reading'),
            value: $fields->string('value'),
            changes: $fields->array('changes'),
            problem: $fields->optionalRead('problem', Problem::read(...)),
        );
    }
}
