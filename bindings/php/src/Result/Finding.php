<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;
use KhenThuong\Outcome;
use KhenThuong\Section;

/**
 * What was found on one rule for one nomination.
 */
final class Finding
{
    /**
     * @param string                $reason    Why: "fulfilled", "belowThreshold", "documentMissing", …
     * @param bool                  $gate      Whether the verdict looks at it by itself.
     * @param list<string>          $clauses   References of the clauses it rests on.
     * @param string                $layer     "guidance", "decree" or "law".
     * @param list<string>          $readings  Readings of the guidance it rests on.
     * @param ?array<string, mixed> $value
     * @param ?array<string, mixed> $threshold
     * @param ?array<string, mixed> $shortfall By how much it falls short, in the unit of those who must act.
     * @param ?string               $ruling    The ruling that settled it; in a round only.
     * @param ?string               $label     In full only.
     * @param ?string               $sentence  In full only.
     */
    public function __construct(
        public readonly string $id,
        public readonly Section $section,
        public readonly Outcome $outcome,
        public readonly string $reason,
        public readonly bool $gate,
        public readonly ?string $group,
        public readonly array $clauses,
        public readonly string $layer,
        public readonly array $readings,
        public readonly ?array $value,
        public readonly ?array $threshold,
        public readonly ?array $shortfall,
        public readonly ?string $entity,
        public readonly ?string $ruling,
        public readonly ?string $label,
        public readonly ?string $sentence,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            id: $fields->string('id'),
            section: $fields->enum('section', Section::class),
            outcome: $fields->enum('outcome', Outcome::class),
            reason: $fields->string('reason'),
            gate: $fields->bool('gate'),
            group: $fields->optionalString('group'),
            clauses: $fields->strings('clauses'),
            layer: $fields->string('layer'),
            readings: $fields->strings('readings'),
            value: $fields->optionalArray('value'),
            threshold: $fields->optionalArray('threshold'),
            shortfall: $fields->optionalArray('shortfall'),
            entity: $fields->optionalString('entity'),
            ruling: $fields->optionalString('ruling'),
            label: $fields->optionalString('label'),
            sentence: $fields->optionalString('sentence'),
        );
    }
}
