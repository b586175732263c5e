using EventBooking.Contracts;

namespace EventBooking.IntegrationTests.Notifying;

/// <summary>Only what is wrong with a message itself brings it into the error queue.</summary>
[Collection(nameof(SharedNotifiers))]
public sealed class WrongMessageTests(NotifierFixture fixture)
{
    private const string Address = "ada@example.org";
    private readonly NotifierSystem _system = fixture.System;

    [Fact]
    public async Task A_message_that_cannot_be_used_goes_to_the_error_queue_and_delays_no_other()
    {
        var slot = await _system.Api.PublishSlotAsync(capacity: 20);
        for (var i = 0; i < 20; i++)
        {
            await _system.Api.BookAsync(slot.Id, email: Address);
        }

        var now = TimeProvider.System.GetUtcNow();
        object wrong = new BookingChangedV1 { BookingId = Guid.CreateVersion7(now), Sequence = -1, OccurredAt = now };
        await Task.WhenAll((await _system.TakePendingAsync()).Append(wrong).Select(message => _system.PublishAsync(message)));
        await _system.PublishTextAsync("no message at all");

        await Eventually.BeTrueAsync(async () => await _system.CountAsync(_system.ErrorQueue) == 2);
        await Eventually.BeTrueAsync(() => _system.Mail.Sent.Count(sent => sent.Details.Slot.Id == slot.Id) == 20);
    }
}
