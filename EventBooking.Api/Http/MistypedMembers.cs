using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace EventBooking.Api.Http;

/// <summary>Refuses bodies with members that are likely mistyped, before what they were meant to say is left out.</summary>
internal static class MistypedMembers
{
    // Some programs on Windows begin a text with it; the reader of JSON takes none.
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static RouteGroupBuilder RefuseMistypedMembers(this RouteGroupBuilder group) => group.Around((endpoint, handle) =>
    {
        // What a group adds comes before the framework has found out which endpoints have a body: so that is asked for later.
        var contract = new Lazy<BodyContract?>(() => ContractOf(endpoint));
        return context => contract.Value is { } known ? LookAsync(context, known, handle) : handle(context);
    });

    private static BodyContract? ContractOf(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType is { } type
            ? BodyContract.Of(type, endpoint.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)
            : null;

    // Nearly always the body came together with the head, and there is nothing to wait for. It is left where it is for its reader.
    private static Task LookAsync(HttpContext context, BodyContract contract, RequestDelegate handle)
    {
        var body = context.Request.BodyReader;
        if (!body.TryRead(out var read))
        {
            return WaitAsync(context, contract, handle);
        }

        var isWhole = read.IsCompleted || read.Buffer.Length == context.Request.ContentLength;
        var failure = isWhole ? MemberScan.Find(WithoutMark(read.Buffer), contract) : null;
        body.AdvanceTo(read.Buffer.Start, isWhole ? read.Buffer.Start : read.Buffer.End);
        return failure is not null ? Problems.WriteAsync(context, failure)
            : isWhole ? handle(context)
            : WaitAsync(context, contract, handle);
    }

    private static async Task WaitAsync(HttpContext context, BodyContract contract, RequestDelegate handle)
    {
        var body = context.Request.BodyReader;
        ReadResult read;
        while (!(read = await body.ReadAsync(context.RequestAborted)).IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var failure = MemberScan.Find(WithoutMark(read.Buffer), contract);
        body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        await (failure is null ? handle(context) : Problems.WriteAsync(context, failure));
    }

    private static ReadOnlySequence<byte> WithoutMark(in ReadOnlySequence<byte> body) =>
        new SequenceReader<byte>(body).IsNext(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body;
}
