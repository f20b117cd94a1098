<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * Every fault of a rulebook.
 */
final class Check
{
    /**
     * @param list<Problem> $faults
     * @param string        $json   The response as the library wrote it.
     */
    public function __construct(
        public readonly bool $valid,
        public readonly array $faults,
        public readonly ?RulebookReference $rulebook,
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
            valid: $fields->bool('valid'),
            faults: $fields->objects('faults', Problem::read(...)),
            rulebook: $fields->optionalRead('rulebook', RulebookReference::read(...)),
            json: $json,
        );
    }
}
