using System.Net.Http.Json;
using System.Text.Json;

namespace EventBooking.AppHostTests;

/// <summary>What smtp4dev has caught, by its API.</summary>
internal sealed class CaughtMails(Uri page) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new() { BaseAddress = page };

    /// <summary>The source of the one mail to an address, as soon as it is there.</summary>
    public Task<string> WaitForOneToAsync(string address) => Eventually.PassAsync(
        async () =>
        {
            var mail = (await AllAsync())
                .Where(mail => mail.GetProperty("to").ToString().Contains(address, StringComparison.Ordinal))
                .ShouldHaveSingleItem();
            return await _client.GetStringAsync($"/api/messages/{mail.GetProperty("id").GetString()}/raw");
        },
        Limit);

    public async Task<IReadOnlyList<JsonElement>> AllAsync() =>
        [.. (await _client.GetFromJsonAsync<JsonElement>("/api/messages?pageSize=100")).GetProperty("results").EnumerateArray()];

    public void Dispose() => _client.Dispose();
}
