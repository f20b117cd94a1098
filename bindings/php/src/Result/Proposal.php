<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * A line of the list of those proposed.
 */
final class Proposal
{
    /**
     * @param ?string      $placedBy The key that sets it before the next.
     * @param list<string> $clauses
     */
    public function __construct(
        public readonly int $position,
        public readonly string $nomination,
        public readonly string $pool,
        public readonly ?string $owner,
        public readonly string $nominator,
        public readonly Nominee $nominee,
        public readonly int $rank,
        public readonly ?string $placedBy,
        public readonly bool $sharesRank,
        public readonly bool $provisional,
        public readonly ?Prize $prize,
        public readonly array $clauses,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            position: $fields->int('position'),
            nomination: $fields->string('nomination'),
            pool: $fields->string('pool'),
            owner: $fields->optionalString('owner'),
            nominator: $fields->string('nominator'),
            nominee: $fields->read('nominee', Nominee::read(...)),
            rank: $fields->int('rank'),
            placedBy: $fields->optionalString('placedBy'),
            sharesRank: $fields->flag('sharesRank'),
            provisional: $fields->flag('provisional'),
            prize: $fields->optionalRead('prize', Prize::read(...)),
            clauses: $fields->strings('clauses'),
        );
    }
}
