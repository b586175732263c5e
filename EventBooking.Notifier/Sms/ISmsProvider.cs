using EventBooking.Notifier.Queue;

namespace EventBooking.Notifier.Sms;

/// <summary>Sends text messages: each provider in its own way.</summary>
internal interface ISmsProvider
{
    /// <summary>Sends one message, once: whether to try again is the caller's to decide.</summary>
    /// <param name="number">In E.164.</param>
    Task<SendResult> SendAsync(string number, string text, CancellationToken cancellationToken);
}
