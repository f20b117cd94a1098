<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

/**
 * What the tests ask: made-up figures of a commune, and the sample round.
 */
final class Sample
{
    public const RULEBOOK = REPOSITORY . '/Sources/CRulebooks/rulebooks/thanh-hoa-2024.json';
    public const LINES = REPOSITORY . '/examples/rounds/communes-2024.ndjson';

    /**
     * @return array<string, mixed>
     */
    public static function options(): array
    {
        return [
            'schemaVersion' => 1,
            'asOf' => '2024-09-19',
            'units' => [
                ['code' => '380', 'name' => 'Thành phố Thanh Hóa', 'category' => 'district'],
                ['code' => '14755', 'name' => 'Phường Hàm Rồng', 'category' => 'commune', 'parent' => '380'],
            ],
        ];
    }

    /**
     * @return array<string, mixed>
     */
    public static function nomination(string $id = '2024-001'): array
    {
        return [
            'id' => $id,
            'award' => 'certificate-of-merit',
            'nominator' => '380',
            'nominee' => ['kind' => 'collective', 'unit' => '14755'],
            'achievement' => 'cds-2024',
            'measuredOn' => '2024-09-15',
            'receivedAt' => '2024-09-18T15:30+07:00',
            'evidence' => [
                'commune-online-dossiers' => ['numerator' => 689, 'denominator' => 1072],
                'commune-satisfaction' => ['percent' => '89,95'],
            ],
        ];
    }

    /**
     * @param array<string, mixed> $more
     *
     * @return array<string, mixed>
     */
    public static function request(array $more = []): array
    {
        return [...self::options(), 'nomination' => self::nomination(), ...$more];
    }

    public static function round(): string
    {
        return (string) file_get_contents(REPOSITORY . '/examples/rounds/thanh-hoa-2024.json');
    }

    public static function lines(): string
    {
        return (string) file_get_contents(self::LINES);
    }

    public static function lineOptions(): string
    {
        return (string) file_get_contents(REPOSITORY . '/examples/rounds/communes-2024-options.json');
    }
}
