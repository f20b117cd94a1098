<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Server;

use KhenThuong\Rulebook;
use KhenThuong\Tests\Sample;
use KhenThuong\Tests\Scratch;
use PHPUnit\Framework\TestCase;

/**
 * The package under php-fpm in each way it can be set up: the worker answers, and lives.
 * It serves a copy of the package, readable to whoever the worker is.
 */
final class FpmTest extends TestCase
{
    private Scratch $scratch;
    private string $package;
    private string $library;

    protected function setUp(): void
    {
        $this->scratch = new Scratch();
        $this->package = "{$this->scratch->path}/khenthuong";
        $this->library = "{$this->scratch->path}/libkhenthuong.so.1";
        Scratch::run(['cp', '-r', dirname(__DIR__, 2), $this->package]);
        Scratch::run(['chmod', '-R', 'a+rX', $this->package]);
        copy((string) getenv('KHENTHUONG_LIBRARY'), $this->library);
    }

    /**
     * @return array<string, array{list<string>, bool, bool}> settings, whether the classes are preloaded,
     *                                                        whether the server and its worker are two users
     */
    public function setups(): array
    {
        $preload = ['ffi.enable=preload', 'opcache.preload=PACKAGE/preload.php'];
        $setups = [
            'preload' => [$preload, true, false],
            'preload, and the declarations by ffi.preload' => [[...$preload, 'ffi.preload=DECLARATIONS'], true, false],
            'no preload, ffi.enable=true' => [['ffi.enable=true'], false, false],
        ];
        // Only root can have a worker of another user.
        return posix_geteuid() !== 0 ? $setups : $setups + [
            'root serves as www-data, ffi.preload' => [[...$preload, 'ffi.preload=DECLARATIONS'], true, true],
            'root serves as www-data, preload alone' => [$preload, true, true],
        ];
    }

    /**
     * @param list<string> $settings
     *
     * @dataProvider setups
     */
    public function testWorkerAnswersAndLives(array $settings, bool $preloaded, bool $otherUser): void
    {
        $server = $this->server($settings, $otherUser);
        self::assertTrue($server->started(), $server->log());
        $page = "$this->package/tests/Server/page.php";
        $round = Sample::round();
        $expected = hash('sha256', Rulebook::builtin()->decideText($round));
        $large = self::largeRound();
        $expectedOfLarge = hash('sha256', Rulebook::builtin()->decideText($large));

        $first = $server->post($page, $round);
        self::assertSame($expected, $first['sha256'] ?? $first);
        self::assertSame($preloaded, $first['preloaded']);
        self::assertSame($otherUser, $first['user'] !== posix_geteuid());
        $refused = ['{}' => 'missing-field', '' => 'json-empty', "{\"\xff" => 'json-bad-utf8'];
        for ($turn = 0; $turn < 2; $turn++) {
            foreach ($refused as $body => $code) {
                $answer = $server->post($page, $body);
                self::assertSame([$code, $first['worker']], [$answer['problem'] ?? $answer, $answer['worker']]);
            }
            $answer = $server->post($page, $large);
            self::assertSame($expectedOfLarge, $answer['sha256'] ?? $answer);
            self::assertSame(3 * 558, $answer['nominations']);
            self::assertSame($first['worker'], $answer['worker']);
            $answer = $server->post($page, $round);
            self::assertSame([$expected, $first['worker']], [$answer['sha256'] ?? $answer, $answer['worker']]);
        }
        self::assertTrue($server->stop(), $server->log());
    }

    public function testManyRequestsDoNotGrowTheWorker(): void
    {
        $server = $this->server(['ffi.enable=preload', 'opcache.preload=PACKAGE/preload.php'], false);
        self::assertTrue($server->started(), $server->log());
        $resident = [];
        for ($i = 0; $i < 150; $i++) {
            $resident[] = $server->post("$this->package/tests/Server/page.php", Sample::round())['resident'];
        }
        self::assertLessThan($resident[49] + 4096, end($resident));
        self::assertTrue($server->stop(), $server->log());
    }

    public function testWithoutPreloadAndLeaveItSaysWhatToSet(): void
    {
        $server = $this->server(['ffi.enable=preload'], false);
        self::assertTrue($server->started(), $server->log());
        $answer = $server->post("$this->package/tests/Server/page.php", '{}');
        self::assertStringContainsString('opcache.preload', $answer['failure'] ?? '');
        self::assertTrue($server->stop(), $server->log());
    }

    public function testPreloadOfAMissingLibraryEndsTheStartAndSaysWhy(): void
    {
        unlink($this->library);
        $server = $this->server(['ffi.enable=preload', 'opcache.preload=PACKAGE/preload.php'], false);
        self::assertFalse($server->started());
        self::assertStringContainsString($this->library, $server->log());
    }

    /**
     * @param list<string> $settings
     */
    private function server(array $settings, bool $otherUser): Fpm
    {
        $header = (string) file_get_contents("$this->package/khenthuong.ffi.h");
        $declarations = $this->scratch->file(
            'khenthuong.ffi.h',
            str_replace('FFI_LIB "libkhenthuong.so.1"', "FFI_LIB \"$this->library\"", $header),
        );
        $settings = str_replace(['PACKAGE', 'DECLARATIONS'], [$this->package, $declarations], $settings);
        $pool = ["env[KHENTHUONG_LIBRARY] = $this->library"];
        $name = posix_getpwuid(posix_geteuid())['name'] ?? '';
        if (posix_geteuid() === 0) {
            $name = $otherUser ? 'www-data' : $name;
            array_push($pool, "user = $name", 'group = ' . ($otherUser ? 'www-data' : 'root'));
            $settings[] = "opcache.preload_user=$name";
        }
        return new Fpm(
            $this->scratch,
            [
                'opcache.enable=1',
                'memory_limit=512M',
                'post_max_size=64M',
                "khenthuong.library=$this->library",
                ...$settings,
            ],
            $pool,
        );
    }

    /**
     * The sample lines as a round, three times over under other codes: 1 674 nominations.
     */
    private static function largeRound(): string
    {
        $units = [];
        $submissions = [];
        foreach (['', '-b', '-c'] as $copy) {
            foreach (explode("\n", rtrim(Sample::lines())) as $line) {
                $nomination = json_decode($line);
                $nominator = $nomination->nominator;
                $unit = $nomination->nominee->unit;
                $unit->code .= $copy;
                $nomination->id .= $copy;
                $nomination->achievement .= $copy;
                $nomination->nominee->unit = $unit->code;
                unset($nomination->nominator, $nomination->submission);
                $units[$nominator->code] = $nominator;
                $units[$unit->code] = $unit;
                $submissions[$nominator->code] ??= ['nominator' => $nominator->code, 'nominations' => []];
                $submissions[$nominator->code]['nominations'][] = $nomination;
            }
        }
        return json_encode([
            'schemaVersion' => 1,
            'asOf' => '2024-09-19',
            'stage' => 'open',
            'units' => array_values($units),
            'submissions' => array_values($submissions),
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
    }
}
