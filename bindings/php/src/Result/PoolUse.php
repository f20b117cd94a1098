<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * A pool of places and how it is used. Arrays by kind have the keys "collective" and "individual".
 */
final class PoolUse
{
    /**
     * @param string                       $kinds    "exclusive": of one kind only; "each": of each kind.
     * @param array<string, ?int>          $limits   Null: no limit.
     * @param array<string, int>           $filed
     * @param array<string, int>           $standing
     * @param array<string, int>           $open
     * @param array<string, int>           $proposed
     * @param array<string, int>           $over
     * @param bool                         $exceeded More were filed than it has places for.
     * @param array<string, list<string>>  $keys
     * @param ?array<string, list<string>> $tied
     * @param list<string>                 $clauses
     */
    public function __construct(
        public readonly string $id,
        public readonly ?string $owner,
        public readonly string $kinds,
        public readonly array $limits,
        public readonly array $filed,
        public readonly array $standing,
        public readonly array $open,
        public readonly array $proposed,
        public readonly array $over,
        public readonly bool $exceeded,
        public readonly ?string $exception,
        public readonly array $keys,
        public readonly ?array $tied,
        public readonly array $clauses,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            id: $fields->string('id'),
            owner: $fields->optionalString('owner'),
            kinds: $fields->string('kinds'),
            limits: $fields->array('limits'),
            filed: $fields->array('filed'),
            standing: $fields->array('standing'),
            open: $fields->array('open'),
            proposed: $fields->array('proposed'),
            over: $fields->array('over'),
            exceeded: $fields->bool('exceeded'),
            exception: $fields->optionalString('exception'),
            keys: $fields->array('keys'),
            tied: $fields->optionalArray('tied'),
            clauses: $fields->strings('clauses'),
        );
    }
}
