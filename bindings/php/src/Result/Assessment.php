<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;
use KhenThuong\Outcome;
use KhenThuong\Verdict;

/**
 * One nomination assessed. What the detail asked for does not bring is null or empty: with
 * "verdicts" there are only nomination, verdict, outcomes, way, receipt and extensions.
 */
final class Assessment
{
    /**
     * @param array<string, Outcome> $outcomes          By the id of the finding, in every detail.
     * @param ?PoolReference         $pool              Null also where there is no slot for it.
     * @param list<Finding>          $findings          Not with detail "verdicts".
     * @param ?Prize                 $prize             Where "decisionDate" was given.
     * @param list<Notice>           $warnings
     * @param list<string>           $assumptions       Readings of the guidance that it rests on.
     * @param list<string>           $sentences         In full only.
     * @param ?Way                   $way               Where asked for, of one that is not eligible or late.
     * @param ?TextPair              $explanation       In full only.
     * @param mixed                  $extensions        The nomination's own, decoded; untouched in $json.
     * @param mixed                  $requestExtensions The request's own.
     * @param string                 $json              The response as the library wrote it.
     */
    public function __construct(
        public readonly string $nomination,
        public readonly Verdict $verdict,
        public readonly array $outcomes,
        public readonly ?RulebookReference $rulebook,
        public readonly ?string $award,
        public readonly ?string $nominator,
        public readonly ?Nominee $nominee,
        public readonly ?PoolReference $pool,
        public readonly ?bool $late,
        public readonly array $findings,
        public readonly ?Prize $prize,
        public readonly array $warnings,
        public readonly array $assumptions,
        public readonly array $sentences,
        public readonly ?Way $way,
        public readonly ?TextPair $explanation,
        public readonly ?Receipt $receipt,
        public readonly mixed $extensions,
        public readonly mixed $requestExtensions,
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
            nomination: $fields->string('nomination'),
            verdict: $fields->enum('verdict', Verdict::class),
            outcomes: $fields->outcomes(),
            rulebook: $fields->optionalRead('rulebook', RulebookReference::read(...)),
            award: $fields->optionalString('award'),
            nominator: $fields->optionalString('nominator'),
            nominee: $fields->optionalRead('nominee', Nominee::read(...)),
            pool: $fields->optionalRead('pool', PoolReference::read(...)),
            late: $fields->optionalBool('late'),
            findings: $fields->objects('findings', Finding::read(...)),
            prize: $fields->optionalRead('prize', Prize::read(...)),
            warnings: $fields->objects('warnings', Notice::read(...)),
            assumptions: $fields->strings('assumptions'),
            sentences: $fields->strings('sentences'),
            way: $fields->optionalRead('way', Way::read(...)),
            explanation: $fields->optionalRead('explanation', TextPair::read(...)),
            receipt: $fields->optionalRead('receipt', Receipt::read(...)),
            extensions: $fields->raw('extensions'),
            requestExtensions: $fields->raw('requestExtensions'),
            json: $json,
        );
    }

    /**
     * The finding of an id; null where there is none.
     */
    public function finding(string $id): ?Finding
    {
        foreach ($this->findings as $finding) {
            if ($finding->id === $id) {
                return $finding;
            }
        }
        return null;
    }
}
