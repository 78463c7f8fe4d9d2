using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Sts;

/// <summary>AWS STS: who the caller is, and assuming a role. Any role of the account can be assumed, unless an identity is set; its credentials last as long as asked.</summary>
public sealed class StsService : LocalService, ISessions
{
    private const string Global = "global";

    private readonly LocalContext _context;

    public StsService(LocalContext context) : base("sts")
    {
        _context = context;
        Access = new StsAccess();
        context.Peers.Offer<ISessions>(this);
        On("GetCallerIdentity", GetCallerIdentity);
        On("AssumeRole", AssumeRole);
    }

    private Dictionary<string, StsSession> Sessions => _context.Store.Document<Dictionary<string, StsSession>>("sts", Global);

    /// <inheritdoc/>
    public RoleSession? Find(string accessKeyId) => Sessions.GetValueOrDefault(accessKeyId) is { } session ? new RoleSession(session.RoleArn, session.Arn) : null;

    private string CallerArn(LocalCall call) => _context.Peers.Find<IAuthorization>()!.PrincipalArn(call.AccessKeyId, call.Region);

    private JsonObject GetCallerIdentity(LocalCall call)
    {
        if (!Sessions.TryGetValue(call.AccessKeyId, out var session))
            return new JsonObject { ["UserId"] = "AIDALOCALLOCALLOCAL00", ["Account"] = call.Account, ["Arn"] = CallerArn(call) };
        if (session.Expires < _context.Clock.Timestamp)
            throw new LocalServiceException("ExpiredToken", "The security token included in the request is expired", 403);
        return new JsonObject { ["UserId"] = session.UserId, ["Account"] = session.Account, ["Arn"] = session.Arn };
    }

    private JsonObject AssumeRole(LocalCall call)
    {
        var roleArn = call.Input.RequiredText("RoleArn");
        if (Services.Arn.TryParse(roleArn) is not { Service: "iam" } role || !role.Resource.StartsWith("role/", StringComparison.Ordinal))
            throw new LocalServiceException("ValidationError", $"{roleArn} is invalid", 400);
        // Local is one account: no role of another one trusts it.
        if (role.Account != call.Account)
            throw new LocalServiceException("AccessDenied", $"User: {CallerArn(call)} is not authorized to perform: sts:AssumeRole on resource: {roleArn}", 403);

        var name = call.Input.RequiredText("RoleSessionName");
        var roleName = Services.Arn.LastSegment(role.Resource);
        var key = "ASIA" + Identifiers.Upper(16);
        var expires = _context.Clock.Timestamp + (call.Input.Whole("DurationSeconds") ?? 3600);
        var roleId = "AROA" + Identifiers.Upper(17);
        var session = new StsSession($"{roleId}:{name}", role.Account, Services.Arn.MakeGlobal("sts", role.Partition, $"assumed-role/{roleName}/{name}"), expires, roleArn);
        Sessions[key] = session;
        return new JsonObject
        {
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = key,
                ["SecretAccessKey"] = Identifiers.Hex(40),
                ["SessionToken"] = Identifiers.Hex(64),
                ["Expiration"] = expires,
            },
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = session.UserId, ["Arn"] = session.Arn },
        };
    }
}
