using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Sts;

/// <summary>AWS STS: who the caller is, and assuming a role. Any role of the account can be assumed, unless the caller is judged; its credentials last as long as asked.</summary>
public sealed class StsService : LocalService, ISessions, IRoleSessions
{
    private const string Global = "global";

    /// <summary>What the keys of sessions begin with: others are not looked up, as every request asks.</summary>
    private const string KeyPrefix = "ASIA";

    private readonly LocalContext _context;

    public StsService(LocalContext context) : base("sts")
    {
        _context = context;
        Access = new StsAccess();
        context.Peers.Offer<ISessions>(this);
        context.Peers.Offer<IRoleSessions>(this);
        On("GetCallerIdentity", GetCallerIdentity);
        On("AssumeRole", AssumeRole);
    }

    private Dictionary<string, StsSession> Sessions => _context.Store.Document<Dictionary<string, StsSession>>("sts", Global);

    /// <summary>The end of a session is told to programs, whose clock nobody moves.</summary>
    private double MachineNow => LocalClock.ToTimestamp(_context.Clock.RealNow);

    /// <inheritdoc/>
    public RoleSession? Find(string accessKeyId) =>
        accessKeyId.StartsWith(KeyPrefix, StringComparison.Ordinal) && Sessions.GetValueOrDefault(accessKeyId) is { } session
            ? new RoleSession(session.RoleArn, session.Arn, session.IsJudged, session.Expires <= MachineNow)
            : null;

    /// <inheritdoc/>
    public bool IsOfTask(string accessKeyId, string sessionToken) =>
        Sessions.GetValueOrDefault(accessKeyId) is { IsJudged: true, Token.Length: > 0 } session && session.Expires > MachineNow
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(session.Token), Encoding.UTF8.GetBytes(sessionToken));

    /// <inheritdoc/>
    public RoleCredentials Create(string roleArn, string sessionName, TimeSpan duration) => Begin(Services.Arn.TryParse(roleArn)!, sessionName, duration.TotalSeconds, isJudged: true).Credentials;

    private string CallerArn(LocalCall call) => _context.Peers.Find<IAuthorization>()!.PrincipalArn(call.AccessKeyId, call.Region);

    private JsonObject GetCallerIdentity(LocalCall call)
    {
        if (!Sessions.TryGetValue(call.AccessKeyId, out var session))
            return new JsonObject { ["UserId"] = "AIDALOCALLOCALLOCAL00", ["Account"] = call.Account, ["Arn"] = CallerArn(call) };
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

        // What a judged caller assumes is judged too: it could otherwise do everything in the name of a role.
        var isJudged = Sessions.GetValueOrDefault(call.AccessKeyId)?.IsJudged == true;
        var (session, credentials) = Begin(role, call.Input.RequiredText("RoleSessionName"), call.Input.Whole("DurationSeconds") ?? 3600, isJudged);
        return new JsonObject
        {
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = credentials.AccessKeyId,
                ["SecretAccessKey"] = credentials.SecretAccessKey,
                ["SessionToken"] = credentials.SessionToken,
                ["Expiration"] = credentials.Expires,
            },
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = session.UserId, ["Arn"] = session.Arn },
        };
    }

    private (StsSession Session, RoleCredentials Credentials) Begin(Services.Arn role, string name, double seconds, bool isJudged)
    {
        var credentials = new RoleCredentials(KeyPrefix + Identifiers.Upper(16), Identifiers.Hex(40), Identifiers.Hex(64), MachineNow + seconds);
        var arn = Services.Arn.MakeGlobal("sts", role.Partition, $"assumed-role/{Services.Arn.LastSegment(role.Resource)}/{name}");
        var session = new StsSession($"AROA{Identifiers.Upper(17)}:{name}", role.Account, arn, credentials.Expires, role.ToString())
        {
            IsJudged = isJudged,
            Token = credentials.SessionToken,
        };
        Sessions[credentials.AccessKeyId] = session;
        return (session, credentials);
    }
}
