<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Cases;

/**
 * Holds a typed result against the JSON it was read from: every field is there, with
 * the same value.
 */
final class TypedResult
{
    /**
     * @param array<mixed> $json
     *
     * @return list<string>
     */
    public static function differences(object $result, array $json, string $place = ''): array
    {
        unset($json['schemaVersion']);
        $differences = [];
        foreach ($json as $key => $value) {
            $at = "$place/$key";
            if (property_exists($result, (string) $key)) {
                array_push($differences, ...self::compare($result->$key, $value, $at));
            } elseif (($result->data[$key] ?? null) !== $value) {
                $differences[] = "$at is lost";
            }
        }
        return $differences;
    }

    /**
     * @return list<string>
     */
    private static function compare(mixed $typed, mixed $value, string $place): array
    {
        if ($typed instanceof \BackedEnum) {
            return $typed->value === $value ? [] : ["$place differs"];
        }
        if (is_object($typed)) {
            return self::differences($typed, $value, $place);
        }
        if (!is_array($typed) || !is_array($value)) {
            return $typed === $value ? [] : ["$place differs"];
        }
        if (array_keys($typed) !== array_keys($value)) {
            return ["$place has other keys"];
        }
        $differences = [];
        foreach ($typed as $key => $element) {
            array_push($differences, ...self::compare($element, $value[$key], "$place/$key"));
        }
        return $differences;
    }
}
