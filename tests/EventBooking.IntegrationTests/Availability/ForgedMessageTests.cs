namespace EventBooking.IntegrationTests.Availability;

/// <summary>Who reaches Redis can write there: it may mislead an instance for a moment, and PostgreSQL has the last word.</summary>
[Collection(nameof(SharedPair))]
public sealed class ForgedMessageTests(PairFixture fixture) : IAsyncLifetime
{
    private const string Counts = "eventbooking:counts:";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private readonly Pair _pair = fixture.Pair;
    private EventDto _event = null!;

    private ApiDriver Api => _pair.Here.Api;

    private Guid Slot => _event.TimeSlots[0].Id;

    public async ValueTask InitializeAsync()
    {
        _event = await Api.PublishAsync(new EventBuilder().WithSlot(capacity: 10));
        await Api.BookAsync(Slot, party: 3);
        (await TakenAsync(Api)).ShouldBe(3);
        (await TakenAsync(_pair.There.Api)).ShouldBe(3);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_old_message_hides_nothing()
    {
        var version = await VersionAsync();
        for (var old = 0; old <= version; old++)
        {
            await _pair.Spy.PublishAsync(_event, Slot, old, 9);
        }

        await UntilLaterMessageIsShownAsync(Api);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(long.MaxValue - 100)]
    public async Task PostgreSQL_corrects_a_count_that_was_made_up(long ahead)
    {
        var version = await VersionAsync() + ahead;
        await Eventually.BeTrueAsync(async () =>
        {
            await _pair.Spy.PublishAsync(_event, Slot, version++, 10);
            return await TakenAsync(Api) == 10;
        });

        await Eventually.PassAsync(async () => (await TakenAsync(Api)).ShouldBe(3), Soon);
        await Eventually.PassAsync(async () => (await TakenAsync(_pair.There.Api)).ShouldBe(3), Soon);
        await Api.BookAsync(Slot, party: 2);
        (await TakenAsync(Api)).ShouldBe(5);
        await Eventually.PassAsync(async () => (await TakenAsync(_pair.There.Api)).ShouldBe(5), Soon);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("""[{"slot_id":7}]""")]
    [InlineData("""[{"event_id":"EVENT","slot_id":"SLOT","version":1e99,"current_bookings":1}]""")]
    [InlineData("""[{"event_id":"EVENT","slot_id":"SLOT","version":99,"current_bookings":-1}]""")]
    [InlineData("""[{"event_id":"EVENT","slot_id":"SLOT","version":99,"current_bookings":11}]""")]
    [InlineData("""[{"slot_id":"SLOT","version":99,"current_bookings":99999999999}]""")]
    [InlineData("""[{"event_id":"EVENT","slot_id":"00000000-0000-0000-0000-000000000000","version":99,"current_bookings":1}]""")]
    public async Task Garbage_changes_nothing_and_the_next_message_is_understood(string garbage)
    {
        await _pair.Spy.PublishAsync(
            garbage.Replace("EVENT", $"{_event.Id}", StringComparison.Ordinal).Replace("SLOT", $"{Slot}", StringComparison.Ordinal));

        await UntilLaterMessageIsShownAsync(Api);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("not JSON")]
    [InlineData("""{"event_version":1,"slots":null}""")]
    [InlineData("""{"event_version":1,"slots":[]}""")]
    public async Task Forged_confirmations_do_not_keep_PostgreSQL_from_being_heard(string forged)
    {
        // One that never goes, and one that claims to be fresh for an hour.
        foreach (var life in new TimeSpan?[] { null, TimeSpan.FromHours(1) })
        {
            await _pair.Spy.Database.StringSetAsync($"{Counts}{_event.Id}", forged, life, false);
            var expected = await ChangeBehindTheirBacksAsync();

            await Eventually.PassAsync(async () => (await TakenAsync(Api)).ShouldBe(expected), Soon);
        }
    }

    [Fact]
    public async Task A_message_of_many_megabytes_breaks_nothing()
    {
        var count = $$"""{"event_id":"{{_event.Id}}","slot_id":"{{Slot}}","version":1,"current_bookings":1}""";
        await _pair.Spy.PublishAsync($"[{string.Join(',', Enumerable.Repeat(count, 100_000))}]");

        await UntilLaterMessageIsShownAsync(Api);
        await Api.BookAsync(Slot);
    }

    [Fact]
    public async Task Garbage_costs_a_warning_and_nothing_more()
    {
        await using var process = await ApiProcess.StartReadyAsync(
            _pair.ConnectionString, ("ConnectionStrings__redis", _pair.Redis.ConnectionString));
        await _pair.Spy.UntilListeningAsync(3);
        (await TakenAsync(process.Api)).ShouldBe(3);
        foreach (var garbage in new[] { "not JSON", "null", "[null]", "{}", "[7]", "[{}]" })
        {
            await _pair.Spy.PublishAsync(garbage);
        }

        await UntilLaterMessageIsShownAsync(process.Api);

        process.Log.ShouldContain("A message in Redis cannot be read");
        process.Log.ShouldNotContain("fail:");
        process.Log.ShouldNotContain("crit:");
    }

    // It comes after the others, so they had their chance. PostgreSQL may correct it before anybody has seen it.
    private async Task UntilLaterMessageIsShownAsync(ApiDriver api)
    {
        for (var (version, taken) = (await VersionAsync(), 3); taken != 4; taken = await TakenAsync(api))
        {
            taken.ShouldBe(3);
            await _pair.Spy.PublishAsync(_event, Slot, ++version, 4);
        }
    }

    private async Task<int> TakenAsync(ApiDriver api) => (await api.SlotsAsync(_event.Id)).ShouldHaveSingleItem().CurrentBookings;

    private Task<long> VersionAsync() =>
        Ledger.ScalarAsync<long>(_pair.ConnectionString, "select version from time_slots where id = $1", Slot);

    // As an instance does that Redis does not reach.
    private Task<int> ChangeBehindTheirBacksAsync() => Ledger.ScalarAsync<int>(
        _pair.ConnectionString,
        "update time_slots set current_bookings = current_bookings + 1, version = version + 1 where id = $1 returning current_bookings",
        Slot);
}
