<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * One change of the way to become eligible.
 */
final class Change
{
    /**
     * @param string               $action       "raiseCount", "handInPaper", …; "none": nothing can be done.
     * @param ?int                 $alternatives How many other members of the group would do as well.
     * @param list<string>         $clauses
     * @param string               $sentence     In the language asked for.
     * @param array<string, mixed> $data         All of it, also what belongs to the action: "count", "of", …
     */
    public function __construct(
        public readonly string $finding,
        public readonly string $action,
        public readonly bool $final,
        public readonly ?string $group,
        public readonly ?int $alternatives,
        public readonly bool $cameLate,
        public readonly array $clauses,
        public readonly string $sentence,
        public readonly array $data,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            finding: $fields->string('finding'),
            action: $fields->string('action'),
            final: $fields->flag('final'),
            group: $fields->optionalString('group'),
            alternatives: $fields->optionalInt('alternatives'),
            cameLate: $fields->flag('cameLate'),
            clauses: $fields->strings('clauses'),
            sentence: $fields->string('sentence'),
            data: $fields->all(),
        );
    }
}
