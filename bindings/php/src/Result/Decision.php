<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * A whole round decided.
 */
final class Decision
{
    /**
     * @param ?array{id: string, title?: string}                $round
     * @param string                                            $stage          "open" or "closed".
     * @param string                                            $asOf           As it was written.
     * @param list<ReadingInForce>                              $readings
     * @param list<DecidedNomination>                           $nominations    In the order of the request.
     * @param list<Duplicate>                                   $duplicates
     * @param list<PoolUse>                                     $pools
     * @param list<Proposal>                                    $proposed       In the order of the proposal.
     * @param list<Notice>                                      $notices
     * @param list<RulingResult>                                $rulings
     * @param list<array{nominator: string, extensions: mixed}> $submissions    Those that carried extensions.
     * @param ?list<ReadingEffect>                              $readingEffects Where asked for.
     * @param string                                            $json           The response as the library wrote it.
     */
    public function __construct(
        public readonly RulebookReference $rulebook,
        public readonly ?array $round,
        public readonly string $stage,
        public readonly string $asOf,
        public readonly array $readings,
        public readonly array $nominations,
        public readonly array $duplicates,
        public readonly array $pools,
        public readonly array $proposed,
        public readonly array $notices,
        public readonly array $rulings,
        public readonly array $submissions,
        public readonly Totals $totals,
        public readonly ?array $readingEffects,
        public readonly ?Receipt $receipt,
        public readonly mixed $extensions,
        public readonly string $json,
    ) {
    }

    /**
     * Reads a response that was kept.
     *
     * @throws \KhenThuong\Exception\ResponseException where it is none
     */
    public static function fromJson(string $json): self
    {
        return self::read(Fields::decode($json), $json);
    }

    /**
     * @internal
     */
    public static function read(Fields $fields, string $json): self
    {
        return new self(
            rulebook: $fields->read('rulebook', RulebookReference::read(...)),
            round: $fields->optionalArray('round'),
            stage: $fields->string('stage'),
            asOf: $fields->string('asOf'),
            readings: $fields->objects('readings', ReadingInForce::read(...)),
            nominations: $fields->objects('nominations', DecidedNomination::read(...)),
            duplicates: $fields->objects('duplicates', Duplicate::read(...)),
            pools: $fields->objects('pools', PoolUse::read(...)),
            proposed: $fields->objects('proposed', Proposal::read(...)),
            notices: $fields->objects('notices', Notice::read(...)),
            rulings: $fields->objects('rulings', RulingResult::read(...)),
            submissions: $fields->array('submissions'),
            totals: $fields->read('totals', Totals::read(...)),
            readingEffects: $fields->optionalObjects('readingEffects', ReadingEffect::read(...)),
            receipt: $fields->optionalRead('receipt', Receipt::read(...)),
            extensions: $fields->raw('extensions'),
            json: $json,
        );
    }

    /**
     * The nomination of an id; null where there is none.
     */
    public function nomination(string $id): ?DecidedNomination
    {
        foreach ($this->nominations as $nomination) {
            if ($nomination->nomination === $id) {
                return $nomination;
            }
        }
        return null;
    }
}
