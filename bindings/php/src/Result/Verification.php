<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * Whether an earlier response can be had again, byte by byte.
 */
final class Verification
{
    /**
     * @param ?Receipt               $receipt Where it is the same.
     * @param list<DifferenceReason> $reasons
     * @param string                 $json    The response as the library wrote it.
     */
    public function __construct(
        public readonly bool $same,
        public readonly ?Receipt $receipt,
        public readonly ?Difference $difference,
        public readonly array $reasons,
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
            same: $fields->bool('same'),
            receipt: $fields->optionalRead('receipt', Receipt::read(...)),
            difference: $fields->optionalRead('difference', Difference::read(...)),
            reasons: $fields->objects('reasons', DifferenceReason::read(...)),
            json: $json,
        );
    }
}
