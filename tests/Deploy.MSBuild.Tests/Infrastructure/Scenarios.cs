namespace Deploy.MSBuild.Tests.Infrastructure;

/// <summary>What the fake command says in several tests.</summary>
internal static class Scenarios
{
    public const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public const string Password = "hunter2-very-secret-token";

    public const string Push = $$"""{"event":"image","action":"push","registry":"localhost:5999","repository":"eu-west-1/shop","tag":"content-key-1","username":"AWS","password":"{{Password}}","baseImage":"localhost:5999/deploy-ecs/base:10.0","runtimeIdentifier":"linux-arm64","insecure":true}""";

    public const string Succeeded = """{"event":"outcome","outcome":"Succeeded","code":null,"exitCode":0,"report":"/tmp/reports/deployment.md"}""";

    /// <summary>A whole deployment that pushes.</summary>
    public const string PushAndSucceed = $$"""
        {"event":"phase","name":"Plan"}
        {"event":"message","level":"info","text":"Application shop, environment local"}
        {{Push}}
        read answer; echo "$answer" > "$here/answer"
        {"event":"phase","name":"Apply"}
        {"event":"message","level":"progress","text":"created cluster/shop"}
        {"event":"phase","name":"Wait"}
        {"event":"message","level":"progress","text":"service/shop 1 of 1 running"}
        {{Succeeded}}
        """;

    /// <summary>A command that goes on until it is interrupted, and then ends as it should.</summary>
    public const string RunUntilInterrupted = """
        trap 'printf "%s\n" "{\"event\":\"outcome\",\"outcome\":\"Cancelled\",\"code\":\"DECS3025\",\"exitCode\":25,\"report\":\"/tmp/reports/deployment.md\"}"; exit 25' INT
        {"event":"phase","name":"Plan"}
        {"event":"message","level":"progress","text":"reading"}
        while :; do sleep 0.1; done
        """;
}
