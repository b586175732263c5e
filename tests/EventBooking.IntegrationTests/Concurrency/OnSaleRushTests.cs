using System.Net;

namespace EventBooking.IntegrationTests.Concurrency;

public sealed class OnSaleRushTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const int Clients = 1_000;
    private const int Seats = 100;

    [Fact]
    public async Task A_thousand_clients_on_two_instances_share_a_hundred_seats()
    {
        ApiDriver[] instances = [fixture.Api, await fixture.StartInstanceAsync()];

        for (var round = 0; round < TestScale.Pick(brief: 5, full: 20); round++)
        {
            var slot = await fixture.Api.PublishSlotAsync(Seats);

            var answers = await Task.WhenAll(Enumerable.Range(0, Clients)
                .Select(client => instances[client % instances.Length].TryBookAsync(slot.Id, $"Client {client}")));

            var booked = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
            booked.Count.ShouldBe(Seats, Summary(answers));
            foreach (var refused in answers.Except(booked))
            {
                refused.ShouldFail(HttpStatusCode.Conflict, "time_slot_full");
            }

            booked.Select(answer => answer.Read<BookingDto>().BookingToken).ShouldBeUnique(StringComparer.Ordinal);
            (await Ledger.SeatsAsync(fixture.ConnectionString, slot.Id)).ShouldBe((Seats, Seats));
        }
    }

    private static string Summary(IEnumerable<Answer> answers) =>
        string.Join(", ", answers.GroupBy(answer => answer.Status).Select(group => $"{group.Key}: {group.Count()}"));
}
