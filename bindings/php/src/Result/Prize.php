<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * The prize of a nomination, in đồng.
 */
final class Prize
{
    /**
     * @param string       $multiplier A decimal: "1.5".
     * @param ?int         $factor     Null: 1.
     * @param list<string> $clauses
     */
    public function __construct(
        public readonly int $amount,
        public readonly int $baseSalary,
        public readonly string $multiplier,
        public readonly ?int $factor,
        public readonly bool $verified,
        public readonly array $clauses,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            amount: $fields->int('amount'),
            baseSalary: $fields->int('baseSalary'),
            multiplier: $fields->string('multiplier'),
            factor: $fields->optionalInt('factor'),
            verified: $fields->bool('verified'),
            clauses: $fields->strings('clauses'),
        );
    }
}
