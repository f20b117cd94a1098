<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * What a response rests on, so that it can be had again: see Rulebook::verify().
 */
final class Receipt
{
    /**
     * @param string                $operation "decide", "assess" or "assessLines".
     * @param string                $engine    Version of the library.
     * @param string                $request   SHA-256 of the request.
     * @param ?string               $options   SHA-256 of the options of a batch.
     * @param array<string, string> $readings  All that are parameters, with the values in force.
     */
    public function __construct(
        public readonly string $operation,
        public readonly string $engine,
        public readonly RulebookReference $rulebook,
        public readonly string $request,
        public readonly ?string $options,
        public readonly array $readings,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            operation: $fields->string('operation'),
            engine: $fields->string('engine'),
            rulebook: $fields->read('rulebook', RulebookReference::read(...)),
            request: $fields->string('request'),
            options: $fields->optionalString('options'),
            readings: $fields->array('readings'),
        );
    }
}
