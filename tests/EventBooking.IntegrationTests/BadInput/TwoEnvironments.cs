using Npgsql;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>An instance as developers run it and one as it is deployed, on one database that holds an event and a booking.</summary>
public sealed class TwoEnvironments : ApiFixture
{
    private readonly string _certificatePath = Certificates.Create();
    private Dictionary<string, string> _names = [];
    private NpgsqlDataSource _dataSource = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DataProtection:CertificatePath"] = _certificatePath,
        ["DataProtection:CertificatePassword"] = Certificates.Password,
        ["CheckIn:Key"] = Certificates.CheckInKey,
    };

    public ApiDriver Production { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _dataSource = NpgsqlDataSource.Create(ConnectionString);
        Production = await StartInstanceAsync(environment: "Production");
        var published = await Api.PublishAsync(new EventBuilder().WithSlots(count: 2, capacity: 200));
        var slot = published.TimeSlots[0].Id;
        _names = new(StringComparer.Ordinal)
        {
            ["[event]"] = published.Id.ToString(),
            ["[slot]"] = slot.ToString(),
            ["[token]"] = (await Production.BookAsync(slot, email: "ada@example.com")).BookingToken,
            ["[other]"] = (await Api.PublishSlotAsync()).Id.ToString(),
        };
        await Ledger.UntilFilledAsync(ConnectionString);
    }

    /// <summary>Puts what exists in the place of its name.</summary>
    public string Fill(string text) =>
        _names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));

    /// <summary>Changes with every row that is written, even where it is written as it was.</summary>
    public async Task<object?> FingerprintAsync()
    {
        await using var command = _dataSource.CreateCommand(
            """
            select concat_ws(' ', (select md5(string_agg(xmin || e::text, ' ' order by id)) from events e),
                                  (select md5(string_agg(xmin || s::text, ' ' order by id)) from time_slots s),
                                  (select md5(string_agg(xmin || b::text, ' ' order by id)) from bookings b),
                                  (select md5(string_agg(xmin || o::text, ' ' order by id)) from outbox o))
            """);
        return await command.ExecuteScalarAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _dataSource.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The classes that share a <see cref="TwoEnvironments"/>, one after the other.</summary>
[CollectionDefinition(nameof(SharedEnvironments))]
public sealed class SharedEnvironments : ICollectionFixture<TwoEnvironments>;
