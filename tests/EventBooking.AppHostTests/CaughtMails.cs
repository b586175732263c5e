using MimeKit;

namespace EventBooking.AppHostTests;

/// <summary>What the mail catcher of a system without containers has caught.</summary>
/// <param name="dataFolder">The system's.</param>
internal sealed class CaughtMails(string dataFolder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The one mail to an address, as soon as it is there.</summary>
    public Task<MimeMessage> WaitForOneToAsync(string address) => Eventually.PassAsync(
        async () => (await AllAsync()).Where(mail => mail.To.Mailboxes.Any(recipient => recipient.Address == address)).ShouldHaveSingleItem(), Limit);

    private async Task<IReadOnlyList<MimeMessage>> AllAsync() => await Task.WhenAll(
        Directory.GetFiles(Path.Combine(dataFolder, "mail"), "*.eml").Select(file => MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)));
}
