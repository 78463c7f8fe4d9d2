using System.Text.Json.Nodes;
using Deploy.Local.Authorization;
using Deploy.Local.Consistency;
using Deploy.Local.Faults;
using Deploy.Local.Models;
using Deploy.Local.Protocols;
using Deploy.Local.Requests;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Deploy.Local.Pipeline;

/// <summary>Every request of an AWS client: route, decode, check, fault, run, answer, log.</summary>
public sealed class AwsDispatcher(ServiceRouter router, LocalContext context, ConsistencyMode consistency, Authorizer authorizer)
{
    private const string DefaultRegion = "us-east-1";

    private readonly OperationRunner _runner = new(context, consistency, authorizer);

    public async Task HandleAsync(HttpContext http)
    {
        var requestId = Guid.NewGuid().ToString();
        var scope = CredentialScope.Of(http.Request);
        if (await ReadAsync(http) is not { } request)
        {
            var unread = new WireRequest(http.Request.Method, "/", http.Request.Query, http.Request.Headers, []);
            await ReplyAsync(http, ServiceRouter.ProtocolOf(unread, scope).EncodeError(null, ServiceErrors.TooLarge(RequestLimits.Of(http.Request)), requestId), requestId);
            return;
        }

        if (CredentialScope.IsMalformed(http.Request))
        {
            await ReplyAsync(http, ServiceRouter.ProtocolOf(request, scope).EncodeError(null, ServiceErrors.BadCredential(), requestId), requestId);
            return;
        }

        if (router.Find(request, scope) is not { } served)
        {
            var target = request.Headers["X-Amz-Target"].ToString();
            var error = ServiceErrors.UnknownService(
                target.Length > 0 ? target : scope?.Service, router.Services.Select(s => s.Model.Name));
            await ReplyAsync(http, ServiceRouter.ProtocolOf(request, scope).EncodeError(null, error, requestId), requestId);
            return;
        }

        var exchange = new Exchange(served, served.Protocol.OperationOf(request, served.Model), scope, requestId);
        await AnswerAsync(http, request, exchange);
    }

    private async Task AnswerAsync(HttpContext http, WireRequest request, Exchange exchange)
    {
        var served = exchange.Served;
        if (exchange.Name is null || !served.Model.Operations.TryGetValue(exchange.Name, out var operation))
        {
            await RefuseAsync(http, exchange, ServiceErrors.Unknown(served.Model, exchange.Name));
            return;
        }

        Fault? fault = null;
        try
        {
            exchange.Input = served.Protocol.Decode(request, operation);
            OperationRunner.CheckRequest(served, operation, exchange.Input);
            fault = context.Faults.Take(served.Model.Name, operation.Name, exchange.Mutating);
            if (await FaultReply.BeforeActingAsync(http, served, operation.Name, fault) is { } instead)
            {
                await AnswerAsync(http, exchange, instead);
                return;
            }

            var call = new LocalCall(
                operation.Name, exchange.Input.Copy(), exchange.Region, LocalAccount.Id, exchange.AccessKeyId, exchange.RequestId);
            var output = await _runner.RunAsync(served, operation, call, fault, http.RequestAborted);
            if (FaultReply.AfterActing(served, fault) is { } lost)
            {
                await AnswerAsync(http, exchange, lost);
                return;
            }

            Record(exchange, 200, null);
            await ReplyAsync(http, served.Protocol.Encode(served.Model, operation, output, exchange.RequestId), exchange.RequestId);
        }
        catch (LocalServiceException refusal)
        {
            await RefuseAsync(http, exchange, ServiceErrors.From(refusal, operation));
        }
        catch (StateNotWrittenException problem)
        {
            await RefuseAsync(http, exchange, ServiceErrors.Internal(served.Model, problem.Message));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Console.Error.WriteLine($"{served.Model.Name} {exchange.Name}: {problem}");
            await RefuseAsync(http, exchange, ServiceErrors.Internal(served.Model, $"Local failed: {problem.Message}"));
        }
    }

    private async Task AnswerAsync(HttpContext http, Exchange exchange, FaultReply reply)
    {
        if (reply.Error is { } error)
        {
            await RefuseAsync(http, exchange, error);
            return;
        }

        Record(exchange, reply.Raw?.Status ?? 0, reply.Code);
        if (reply.Raw is { } raw)
            await ReplyAsync(http, raw, requestId: null);
        else
            Connections.Break(http, reply.Reset);
    }

    private async Task RefuseAsync(HttpContext http, Exchange exchange, WireError error)
    {
        Record(exchange, error.Status, error.Code);
        await ReplyAsync(http, exchange.Served.Protocol.EncodeError(exchange.Served.Model, error, exchange.RequestId), exchange.RequestId);
    }

    private void Record(Exchange exchange, int status, string? errorCode)
    {
        var shape = exchange.Name is null ? null : exchange.Served.Model.Operations.GetValueOrDefault(exchange.Name)?.Input;
        context.Requests.Record(new RequestEntry(
            exchange.Served.Model.Name, exchange.Name ?? "", exchange.Mutating, status, errorCode, exchange.Region, exchange.AccessKeyId,
            exchange.Input is null ? null : Redaction.Apply(exchange.Input, shape)));
    }

    /// <summary>Null when the body is larger than it may be.</summary>
    private static async Task<WireRequest?> ReadAsync(HttpContext http)
    {
        var largest = RequestLimits.Of(http.Request);
        if (http.Request.ContentLength > largest)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > largest)
                return null;
        }

        // The raw target: a slash inside a name arrives encoded and must stay so until the path is split.
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new WireRequest(http.Request.Method, target.Split('?')[0], http.Request.Query, http.Request.Headers, body.ToArray());
    }

    private static async Task ReplyAsync(HttpContext http, WireReply reply, string? requestId)
    {
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        http.Response.ContentLength = reply.Body.Length;
        // What answers in AWS's place knows no request of AWS.
        if (requestId is not null)
            http.Response.Headers["x-amzn-RequestId"] = requestId;
        foreach (var (name, value) in reply.Headers)
            http.Response.Headers[name] = value;
        await http.Response.Body.WriteAsync(reply.Body, http.RequestAborted);
    }

    private sealed record Exchange(ServedService Served, string? Name, CredentialScope? Scope, string RequestId)
    {
        public JsonObject? Input { get; set; }

        public string Region => Scope?.Region ?? DefaultRegion;

        public string AccessKeyId => Scope?.AccessKeyId ?? "";

        public bool Mutating => Name is not null && Served.Service.IsMutating(Name);
    }
}
