using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Engine.Checks;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;

namespace Deploy.Engine.Tests.Credentials;

/// <summary>Profiles that <c>aws login</c> made: the session lies in a folder, and a service of AWS refreshes it.</summary>
public sealed class LoginProfileTests : IClassFixture<LoginProfileTests.SigninService>, IDisposable
{
    private readonly SigninService _service;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public LoginProfileTests(SigninService service)
    {
        _service = service;
        _service.Requests.Clear();
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_session_that_is_fresh_gives_its_credentials()
    {
        WriteSession("fresh", TimeSpan.FromMinutes(14));

        var credentials = await (await FindAsync("fresh")).GetCredentialsAsync();

        Assert.Equal(("AKIDOLD", "old-secret", "old-token"), (credentials.AccessKey, credentials.SecretKey, credentials.Token));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_session_that_ran_out_is_refreshed_with_proof_of_its_key()
    {
        var file = WriteSession("stale", TimeSpan.FromMinutes(-5));

        var credentials = await (await FindAsync("stale")).GetCredentialsAsync();

        Assert.Equal(("AKIDNEW", "new-secret", "new-token"), (credentials.AccessKey, credentials.SecretKey, credentials.Token));
        var (body, proof) = Assert.Single(_service.Requests);
        Assert.Equal(("arn:aws:signin:::devtools/same-device", "refresh_token", "stale-refresh"), ((string?)body["clientId"], (string?)body["grantType"], (string?)body["refreshToken"]));
        AssertProves(proof);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal(("refresh-2", "AKIDNEW", "123456789012"), ((string?)kept["refreshToken"], (string?)kept["accessToken"]!["accessKeyId"], (string?)kept["accessToken"]!["accountId"]));
        Assert.Equal("stays", (string?)kept["ofALaterVersion"]);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_session_that_ended_is_refused_with_the_way_round()
    {
        WriteSession("ended", TimeSpan.FromMinutes(-5));
        _service.Refused = "ended-refresh";

        var refusal = await Assert.ThrowsAsync<DeploymentException>(() => FindAsync("ended"));

        Assert.NotEmpty(_service.Requests);
        Assert.Equal(PreflightCodes.NoCredentials, refusal.Code);
        Assert.Contains("aws login --profile ended", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("eval \"$(aws configure export-credentials --profile ended --format env)\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("credential_process = aws configure export-credentials --profile ended --format process", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AWSSDK", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("old-secret", refusal.ToString(), StringComparison.Ordinal);
    }

    private static Task<Amazon.Runtime.AWSCredentials> FindAsync(string profile) =>
        CredentialCheck.FindAsync(new RunOptions { Verb = RunVerb.Plan, Profile = profile }, CancellationToken.None);

    private void AssertProves(string proof)
    {
        var parts = proof.Split('.');
        var (header, payload) = (Part(parts[0]), Part(parts[1]));
        Assert.Equal(("dpop+jwt", "ES256", "P-256"), ((string?)header["typ"], (string?)header["alg"], (string?)header["jwk"]!["crv"]));
        Assert.Equal(("POST", $"{_service.Url}/v1/token"), ((string?)payload["htm"], (string?)payload["htu"]));
        Assert.InRange((long)payload["iat"]!, DateTimeOffset.UtcNow.AddMinutes(-2).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.True(_key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
        using var named = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars((string)header["jwk"]!["x"]!), Y = Base64Url.DecodeFromChars((string)header["jwk"]!["y"]!) },
        });
        Assert.Equal(_key.ExportSubjectPublicKeyInfo(), named.ExportSubjectPublicKeyInfo());

        static JsonNode Part(string text) => JsonNode.Parse(Base64Url.DecodeFromChars(text))!;
    }

    /// <summary>A session as the AWS command keeps it.</summary>
    private string WriteSession(string profile, TimeSpan valid)
    {
        var path = Path.Combine(TestEnvironment.Folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TestEnvironment.LoginSession(profile))))}.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            accessToken = new
            {
                accessKeyId = "AKIDOLD",
                secretAccessKey = "old-secret",
                sessionToken = "old-token",
                accountId = "123456789012",
                expiresAt = DateTime.UtcNow.Add(valid).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            },
            tokenType = "aws_sigv4",
            clientId = "arn:aws:signin:::devtools/same-device",
            refreshToken = $"{profile}-refresh",
            idToken = "header.payload.signature",
            dpopKey = _key.ExportECPrivateKeyPem(),
            ofALaterVersion = "stays",
        }));
        return path;
    }

    /// <summary>Stands for AWS's sign-in service. The SDK keeps the client, and with it the address, for the whole process.</summary>
    public sealed class SigninService : IDisposable
    {
        private const string EndpointVariable = "AWS_ENDPOINT_URL_SIGNIN";
        private readonly HttpListener _listener = new();

        public SigninService()
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            _listener.Prefixes.Add($"{Url}/");
            _listener.Start();
            Environment.SetEnvironmentVariable(EndpointVariable, Url);
            _ = ServeAsync();
        }

        public string Url { get; }

        /// <summary>The refresh token of a session that has ended.</summary>
        public string? Refused { get; set; }

        public List<(JsonNode Body, string Proof)> Requests { get; } = [];

        public void Dispose()
        {
            Environment.SetEnvironmentVariable(EndpointVariable, null);
            _listener.Close();
        }

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext call;
                try
                {
                    call = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                var body = (await JsonNode.ParseAsync(call.Request.InputStream))!;
                Requests.Add((body, call.Request.Headers["DPoP"] ?? ""));
                var isRefused = (string?)body["refreshToken"] == Refused;
                call.Response.StatusCode = isRefused ? 400 : 200;
                call.Response.ContentType = "application/json";
                await using (call.Response.OutputStream)
                {
                    await JsonSerializer.SerializeAsync<object>(call.Response.OutputStream, isRefused
                        ? new { error = "TOKEN_EXPIRED", message = "no" }
                        : new
                        {
                            accessToken = new { accessKeyId = "AKIDNEW", secretAccessKey = "new-secret", sessionToken = "new-token" },
                            tokenType = "aws_sigv4",
                            expiresIn = 900,
                            refreshToken = "refresh-2",
                        });
                }
            }
        }
    }
}
