namespace EventBooking.Bench;

/// <summary>How much is measured.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="Rounds">Each subject of a scenario has its turn this often, alternating with the others.</param>
/// <param name="GrowthRounds">The same with each number of bookings in the database.</param>
/// <param name="Seconds">Length of a turn.</param>
/// <param name="WarmUpSeconds">Length of the load before the first turn, for the runtime to compile what is used most.</param>
/// <param name="GrowthRows">Bookings in the database, ascending.</param>
/// <param name="OnSales">How many on-sales there are.</param>
/// <param name="SentRows">Messages in the database that were sent before, ascending.</param>
/// <param name="Mails">How many mails wait at once when the way from outbox to mail is measured.</param>
/// <param name="SearchedEvents">How many events there are when the list is searched.</param>
/// <param name="SoakRequests">How many requests a soak sends.</param>
/// <param name="SoakMails">To how many bookings of a soak there are mails, of their changes too: two to three each.</param>
/// <param name="IsWarmSoak">Whether its first tenth is so long that the runtime has compiled by then what it compiles.</param>
internal sealed record Plan(
    string Name,
    int Rounds,
    int GrowthRounds,
    int Seconds,
    int WarmUpSeconds,
    IReadOnlyList<int> GrowthRows,
    int OnSales,
    IReadOnlyList<int> SentRows,
    int Mails,
    int SearchedEvents,
    long SoakRequests,
    int SoakMails,
    bool IsWarmSoak)
{
    public static Plan Quick { get; } = new(
        "quick", Rounds: 1, GrowthRounds: 1, Seconds: 1, WarmUpSeconds: 2, [0, 200_000], OnSales: 1, [0, 100_000],
        Mails: 500, SearchedEvents: 5_000, SoakRequests: 30_000, SoakMails: 1_000, IsWarmSoak: false);

    public static Plan Full { get; } = new(
        "full", Rounds: 3, GrowthRounds: 3, Seconds: 8, WarmUpSeconds: 10, [0, 1_000_000, 5_000_000], OnSales: 3, [0, 1_000_000],
        Mails: 5_000, SearchedEvents: 100_000, SoakRequests: 5_000_000, SoakMails: 25_000, IsWarmSoak: true);

    /// <summary>Connections of wrk.</summary>
    public const int Connections = 64;

    /// <summary>
    /// Clients that book at the same time, as when a sale opens. The reference API books no fewer with them than with a quarter.
    /// </summary>
    public const int Bookers = 256;

    /// <summary>Bookings a second while the time from a booking to its mail is taken.</summary>
    public const int ToldPerSecond = 100;

    /// <summary>Connections of pgbench: more bring it nothing on one row, and little on many.</summary>
    public const int DatabaseClients = 16;

    /// <summary>Of the many slots.</summary>
    public const int EventCount = 10;

    /// <summary>Of each event: so many that <see cref="EventCount"/> events have 100 slots.</summary>
    public const int SlotsPerEvent = 10;

    /// <summary>The most that a slot takes: none is full before its round is over.</summary>
    public const int Roomy = 1_000_000;
}
