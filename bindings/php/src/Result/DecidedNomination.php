<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Certainty;
use KhenThuong\Native\Fields;
use KhenThuong\Outcome;
use KhenThuong\Standing;
use KhenThuong\Verdict;

/**
 * Where one nomination stands in a round. An invalid one has little more than its problem.
 */
final class DecidedNomination
{
    /**
     * @param ?string                     $nomination  Its id; null where it cannot be read.
     * @param bool                        $provisional Proposed for now: something open could still displace it.
     * @param ?Certainty                  $certainty   Where asked for.
     * @param list<array<string, mixed>>  $decidedBy   The points that decide a possible one.
     * @param ?int                        $rank        Among the eligible of its kind in its pool, from 1.
     * @param ?array<string, string>      $lostTo      "nomination" that got the last place, and the "key" it got it by.
     * @param list<array<string, string>> $sharesWith  Each a "nomination", and "by" what: "achievement" or "nominee".
     * @param list<string>                $tiedWith
     * @param list<string>                $rulings
     * @param list<Finding>               $findings    Not with detail "verdicts".
     * @param array<string, Outcome>      $outcomes    By the id of the finding, in every detail.
     * @param list<Notice>                $warnings
     * @param list<string>                $assumptions
     * @param ?string                     $sentence    In full only.
     * @param list<string>                $clauses
     * @param ?Way                        $way         Where asked for.
     * @param ?TextPair                   $explanation In full only.
     * @param ?Problem                    $problem     Of an invalid one.
     */
    public function __construct(
        public readonly ?string $nomination,
        public readonly Standing $standing,
        public readonly ?Verdict $verdict,
        public readonly ?string $award,
        public readonly ?string $nominator,
        public readonly ?Nominee $nominee,
        public readonly bool $provisional,
        public readonly ?bool $resolved,
        public readonly ?Certainty $certainty,
        public readonly bool $orderingDatumMissing,
        public readonly array $decidedBy,
        public readonly ?int $decidedByMore,
        public readonly ?PoolReference $pool,
        public readonly ?int $rank,
        public readonly bool $sharesRank,
        public readonly ?array $lostTo,
        public readonly array $sharesWith,
        public readonly array $tiedWith,
        public readonly ?string $replacedBy,
        public readonly array $rulings,
        public readonly ?bool $late,
        public readonly array $findings,
        public readonly array $outcomes,
        public readonly ?Prize $prize,
        public readonly array $warnings,
        public readonly array $assumptions,
        public readonly ?string $sentence,
        public readonly array $clauses,
        public readonly ?Way $way,
        public readonly ?TextPair $explanation,
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
            nomination: $fields->optionalString('nomination'),
            standing: $fields->enum('standing', Standing::class),
            verdict: $fields->optionalEnum('verdict', Verdict::class),
            award: $fields->optionalString('award'),
            nominator: $fields->optionalString('nominator'),
            nominee: $fields->optionalRead('nominee', Nominee::read(...)),
            provisional: $fields->flag('provisional'),
            resolved: $fields->optionalBool('resolved'),
            certainty: $fields->optionalEnum('certainty', Certainty::class),
            orderingDatumMissing: $fields->flag('orderingDatumMissing'),
            decidedBy: $fields->array('decidedBy'),
            decidedByMore: $fields->optionalInt('decidedByMore'),
            pool: $fields->optionalRead('pool', PoolReference::read(...)),
            rank: $fields->optionalInt('rank'),
            sharesRank: $fields->flag('sharesRank'),
            lostTo: $fields->optionalArray('lostTo'),
            sharesWith: $fields->array('sharesWith'),
            tiedWith: $fields->strings('tiedWith'),
            replacedBy: $fields->optionalString('replacedBy'),
            rulings: $fields->strings('rulings'),
            late: $fields->optionalBool('late'),
            findings: $fields->objects('findings', Finding::read(...)),
            outcomes: $fields->outcomes(),
            prize: $fields->optionalRead('prize', Prize::read(...)),
            warnings: $fields->objects('warnings', Notice::read(...)),
            assumptions: $fields->strings('assumptions'),
            sentence: $fields->optionalString('sentence'),
            clauses: $fields->strings('clauses'),
            way: $fields->optionalRead('way', Way::read(...)),
            explanation: $fields->optionalRead('explanation', TextPair::read(...)),
            problem: $fields->optionalRead('problem', Problem::read(...)),
            extensions: $fields->raw('extensions'),
        );
    }
}
