<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * The figures of a round.
 */
final class Totals
{
    /**
     * @param array<string, int>                   $standings  By standing.
     * @param array<string, int>                   $verdicts   By verdict.
     * @param ?array<string, int>                  $certainty  Where asked for.
     * @param list<array<string, mixed>>           $byCategory
     * @param ?array{total: int, provisional: int} $prize      In đồng.
     */
    public function __construct(
        public readonly array $standings,
        public readonly array $verdicts,
        public readonly ?array $certainty,
        public readonly array $byCategory,
        public readonly ?array $prize,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            standings: $fields->array('standings'),
            verdicts: $fields->array('verdicts'),
            certainty: $fields->optionalArray('certainty'),
            byCategory: $fields->array('byCategory'),
            prize: $fields->optionalArray('prize'),
        );
    }
}
