<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * Which rulebook a response rests on.
 */
final class RulebookReference
{
    /**
     * @param ?string $sha256 Of its text; in receipts only.
     */
    public function __construct(
        public readonly string $id,
        public readonly string $version,
        public readonly ?string $sha256,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            id: $fields->string('id'),
            version: $fields->string('version'),
            sha256: $fields->optionalString('sha256'),
        );
    }
}
