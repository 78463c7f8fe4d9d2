using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>A fault of a raw value is shown within the literal, however that is written.</summary>
public sealed class RawLiteralTests
{
    private const string Quotes = "\"\"\"";

    public static TheoryData<string, string> Literals => new()
    {
        { "\"[{ \\\"name\\\": \\\"core\\\", \\\"softLimit\\\": true }]\"", "(4,56): Error DECS0973 at true" },
        { "\"[{ \\u0022name\\u0022: \\\"\\x63ore\\\",\\t\\\"softLimit\\\": \\u0074rue }]\"", "(4,68): Error DECS0973 at \\u0074rue" },
        { "\"[{ \\\"name\\\": \\\"\\U0001F600\\\", \\\"hardLimit\\\": 1, \\\"softLimit\\\": 1 }]\"", "(4,31): Error DECS0973 at \\\"\\U0001F600\\\"" },
        { "@\"[{ \"\"name\"\": \"\"core\"\", \"\"softLimit\"\": true }]\"", "(4,57): Error DECS0973 at true" },
        { "@\"[{ \"\"name\"\": \"\"core\"\",\n\"\"softLimit\"\": true }]\"", "(5,16): Error DECS0973 at true" },
        { $"{Quotes}[{{ \"name\": \"core\", \"softLimit\": true }}]{Quotes}", "(4,52): Error DECS0973 at true" },
        { $"\"{Quotes}[{{ \"name\": \"core\", \"softLimit\": true }}]{Quotes}\"", "(4,53): Error DECS0973 at true" },
        { $"{Quotes}\n    [{{\n      \"name\": \"core\",\n\n      \"softLimit\": true\n    }}]\n    {Quotes}", "(8,20): Error DECS0973 at true" },
        { $"{Quotes}\r\n\t[{{\r\n\t  \"name\": \"core\",\r\n\r\n\t  \"softLimit\": true\r\n\t}}]\r\n\t{Quotes}", "(8,17): Error DECS0973 at true" },
        { $"{Quotes}\n[{{ \"name\": \"core\", \"softLimit\": true }}]\n{Quotes}", "(5,33): Error DECS0973 at true" },
        { "Shop.Limits", "(4,17): Error DECS0973 at Shop.Limits" },
        { "\"[{ \\\"name\\\": \\\"core\\\", \" + \"\\\"softLimit\\\": true }]\"", "(4,17): Error DECS0973 at \"[{ \\\"name\\\": \\\"core\\\", \" + \"\\\"softLimit\\\": true }]\"" },
        { $"${Quotes}[{{Shop.Limit}}]{Quotes}", "(4,17): Error DECS0973 at ${q}[{Shop.Limit}]{q}".Replace("{q}", Quotes, StringComparison.Ordinal) },
        { "json: \"[true]\"", "(4,25): Error DECS0973 at true" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public async Task At_the_value_that_is_wrong(string literal, string expected)
    {
        var found = await Analyze.Findings($$"""
            using Deploy.Ecs;

            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
            [Raw("ulimits", {{literal}}, Container = "app")]
            public sealed class Shop
            {
                public const string Limits = "[{ \"name\": \"core\", \"softLimit\": true }]";
                public const string Limit = "true";
            }
            """);
        Assert.Contains($"File0.cs{expected}", found);
    }

    [Theory]
    [InlineData("[{ 'name': 'core', softLimit: 1 }]", "(6,24): Error DECS0972 at s")]
    [InlineData("[{ 'name': 'core', 'hardLimit': 1, 'softLimit': 1, }]", "(6,56): Error DECS0972 at }")]
    [InlineData("[{ 'name': 'core', 'hardLimit': 1, 'softLimit': 1 }", "(6,56): Error DECS0972 at \n")]
    [InlineData("[{ 'name': 'core', 'hardLimits': 1, 'softLimit': 1 }]", "(6,24): Error DECS0973 at \"hardLimits\"")]
    public async Task At_the_place_where_it_is_no_json(string json, string expected)
    {
        var found = await Analyze.Findings($"""
            using Deploy.Ecs;

            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
            [Raw("ulimits", json:
                {Quotes}
                {json.Replace('\'', '"')}
                {Quotes}, Container = "app")]
            public sealed class Shop;
            """);
        Assert.Contains($"File0.cs{expected}", found);
    }
}
