using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CsCheck;

namespace EventBooking.IntegrationTests.Listing;

/// <summary>
/// The list beside a plain restatement of what it answers, with more events than are looked at before the index of grams is.
/// </summary>
public sealed partial class ListModelTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const int Events = 400;
    private static readonly DateOnly FirstDay = new(2060, 1, 1);
    private static readonly string[] Words =
        ["aa", "ab", "ba", "AbA", "bb", "夜市", "図書館", "🎉", "éa", "É", "σς", "yoga", "zebra", "ısı", "%_", "\\"];

    // The later a word stands, the rarer it is.
    private static readonly Gen<string> Word = Gen.Int[0, (Words.Length * Words.Length) - 1].Select(i => Words[^(1 + (int)Math.Sqrt(i))]);
    private static readonly Gen<string> Text = Word.Array[1, 6].Select(words => string.Join(' ', words));

    // Half of them take place on their own day alone.
    private static readonly Gen<EventBuilder> Event = Gen.Select(
        Text, Text, Text, Gen.Int[0, 40], Gen.Int[-2, 30].Array[1, 3], (name, description, location, day, days) =>
        {
            var date = FirstDay.AddDays(day);
            var builder = new EventBuilder { Name = $"x{name}", Description = description, Location = location, EventDate = Iso(date) };
            foreach (var offset in day % 2 == 0 ? [0] : days)
            {
                builder.WithSlot(date: Iso(date.AddDays(offset)));
            }

            return builder;
        });

    private static readonly Gen<DateOnly?> Day = Gen.Int[-5, 75].Select(day => day < 0 ? (DateOnly?)null : FirstDay.AddDays(day));

    private static readonly Gen<(string? Text, DateOnly? From, DateOnly? To, int Limit)> Query = Gen.Select(
        Gen.OneOf(
            Gen.Const((string?)null),
            Word.Select(string? (word) => word),
            Text.Select(string? (text) => Start(text))),
        Day,
        Day,
        Gen.OneOf(Gen.Const(1), Gen.Const(7), Gen.Const(40), Gen.Const(500)),
        (text, from, to, limit) =>
            (text is not null && text.EnumerateRunes().Count() > 1 ? text : null, from, to < from ? null : to, limit));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_list_has_each_event_that_matches_once_and_in_order(bool someOfAnEarlierVersion)
    {
        var published = new List<EventDto>();
        foreach (var batch in Event.Array[Events].Single(_ => true, seed: "0006-kn2Ji91").Chunk(20))
        {
            published.AddRange(await Task.WhenAll(batch.Select(fixture.Api.PublishAsync)));
        }

        await Ledger.UntilFilledAsync(fixture.ConnectionString);
        await using var earlier = await EarlierEvents.MakeAsync(
            fixture.ConnectionString, someOfAnEarlierVersion ? "position('a' in location) = 1" : "false");

        await Query.SampleAsync(
            async query =>
            {
                var all = await ReadAllAsync(query.Text, query.From, query.To, query.Limit);
                var mine = published.Select(e => e.Id).ToHashSet();

                all.Where(mine.Contains).ShouldBe(Matching(published, query.Text, query.From, query.To));
            },
            iter: 40,
            threads: 2);
    }

    private static List<Guid> Matching(List<EventDto> events, string? text, DateOnly? from, DateOnly? to) =>
    [
        .. events
            .Where(e => text is null || new[] { e.Name, e.Description, e.Location }.Any(
                field => field!.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .Where(e => e.TimeSlots.Any(slot => (from is null || Parse(slot.Date) >= from) && (to is null || Parse(slot.Date) <= to)))
            .OrderBy(e => e.EventDate, StringComparer.Ordinal).ThenBy(e => e.Id.ToString(), StringComparer.Ordinal)
            .Select(e => e.Id),
    ];

    private async Task<List<Guid>> ReadAllAsync(string? text, DateOnly? from, DateOnly? to, int limit)
    {
        var ids = new List<Guid>();
        var path = $"/api/v1/events?limit={limit}&q={Uri.EscapeDataString(text ?? "")}&from={Iso(from)}&to={Iso(to)}";
        while (path is not null)
        {
            var answer = await fixture.Api.GetAsync(path);
            ids.AddRange(answer.ShouldBe<List<EventDto>>(HttpStatusCode.OK).Select(e => e.Id));
            path = answer.Response.Headers.TryGetValues("Link", out var links)
                ? LinkPattern().Match(links.Single()).Groups["next"].Value
                : null;
        }

        return ids;
    }

    // Five whole characters.
    private static string Start(string text) => string.Concat(text.EnumerateRunes().Take(5)).Trim();

    private static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly Parse(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^<(?<next>[^<>]+)>", RegexOptions.NonBacktracking)]
    private static partial Regex LinkPattern();
}
