<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * What a portal needs to draw its forms. A part that was not asked for is null; the shapes
 * are those of docs/formats.md, labels as arrays of "vi" and "en".
 */
final class Description
{
    /**
     * @param array{from: string, to?: string} $validity
     * @param ?list<array<string, mixed>>      $categories What is asked of each, by kind.
     * @param ?list<array<string, mixed>>      $documents
     * @param ?array<string, mixed>            $deadline
     * @param ?list<array<string, mixed>>      $awards
     * @param ?list<array<string, mixed>>      $pools
     * @param ?list<array<string, mixed>>      $slots
     * @param ?list<array<string, mixed>>      $ordering
     * @param ?list<array<string, mixed>>      $readings
     * @param ?array<string, mixed>            $prize
     * @param ?list<array<string, mixed>>      $clauses
     * @param string                           $json       The response as the library wrote it.
     */
    public function __construct(
        public readonly RulebookReference $rulebook,
        public readonly TextPair $title,
        public readonly TextPair $issuer,
        public readonly array $validity,
        public readonly string $zone,
        public readonly ?array $categories,
        public readonly ?array $documents,
        public readonly ?array $deadline,
        public readonly ?array $awards,
        public readonly ?array $pools,
        public readonly ?array $slots,
        public readonly ?array $ordering,
        public readonly ?array $readings,
        public readonly ?array $prize,
        public readonly ?array $clauses,
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
        $rulebook = $fields->object('rulebook');
        return new self(
            rulebook: $fields->read('rulebook', RulebookReference::read(...)),
            title: $rulebook->read('title', TextPair::read(...)),
            issuer: $rulebook->read('issuer', TextPair::read(...)),
            validity: $rulebook->array('validity'),
            zone: $rulebook->string('zone'),
            categories: $fields->optionalArray('categories'),
            documents: $fields->optionalArray('documents'),
            deadline: $fields->optionalArray('deadline'),
            awards: $fields->optionalArray('awards'),
            pools: $fields->optionalArray('pools'),
            slots: $fields->optionalArray('slots'),
            ordering: $fields->optionalArray('ordering'),
            readings: $fields->optionalArray('readings'),
            prize: $fields->optionalArray('prize'),
            clauses: $fields->optionalArray('clauses'),
            extensions: $fields->raw('extensions'),
            json: $json,
        );
    }
}
