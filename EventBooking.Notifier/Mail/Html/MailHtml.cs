using EventBooking.Notifier.Mail.Content;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventBooking.Notifier.Mail.Html;

internal sealed class MailHtml(IServiceProvider services)
{
    /// <summary>The whole document. Safe to call from several threads.</summary>
    public async Task<string> WriteAsync(MailContent mail, string imageId)
    {
        // A renderer of its own for each mail: one keeps what it rendered as long as it lives, and does one thing at a time.
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(NotificationMail.Mail)] = mail,
            [nameof(NotificationMail.ImageId)] = imageId,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<NotificationMail>(parameters)).ToHtmlString());
    }
}
