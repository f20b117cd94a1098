<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Kind;
use KhenThuong\Native\Fields;
use KhenThuong\Severity;

/**
 * What a person should know beside the result.
 */
final class Notice
{
    /**
     * @param string       $message     In the language asked for.
     * @param list<string> $nominations
     * @param list<string> $units
     * @param list<string> $clauses
     * @param list<string> $readings
     */
    public function __construct(
        public readonly Severity $severity,
        public readonly string $code,
        public readonly string $message,
        public readonly ?string $pool,
        public readonly ?string $owner,
        public readonly ?Kind $kind,
        public readonly ?string $key,
        public readonly array $nominations,
        public readonly array $units,
        public readonly ?int $year,
        public readonly ?string $document,
        public readonly array $clauses,
        public readonly array $readings,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            severity: $fields->enum('severity', Severity::class),
            code: $fields->string('code'),
            message: $fields->string('message'),
            pool: $fields->optionalString('pool'),
            owner: $fields->optionalString('owner'),
            kind: $fields->optionalEnum('kind', Kind::class),
            key: $fields->optionalString('key'),
            nominations: $fields->strings('nominations'),
            units: $fields->strings('units'),
            year: $fields->optionalInt('year'),
            document: $fields->optionalString('document'),
            clauses: $fields->strings('clauses'),
            readings: $fields->strings('readings'),
        );
    }
}
