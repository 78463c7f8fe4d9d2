using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Timing;

namespace Deploy.Local.Tests.Events;

/// <summary>Which events a pattern takes, as AWS's guide tells it, tried through a rule.</summary>
public sealed class PatternMatchTests
{
    private const string Event = """
        {"source":"shop.orders","detail-type":"Order","detail":{"state":"paid","total":12.5,"vip":true,"note":null,"tags":["a","b"],"items":[{"sku":"x-1","count":2},{"sku":"y-2","count":5}],"address":{"ip":"10.0.3.7"}}}
        """;

    [Theory]
    [InlineData("""{"source":["shop.orders"]}""", true)]
    [InlineData("""{"source":["shop.ORDERS"]}""", false)]
    [InlineData("""{"source":["other","shop.orders"],"detail-type":["Order"]}""", true)]
    [InlineData("""{"source":["shop.orders"],"detail-type":["Refund"]}""", false)]
    [InlineData("""{"account":["000000000000"]}""", true)]
    [InlineData("""{"detail":{"total":[12.5]}}""", true)]
    [InlineData("""{"detail":{"total":["12.5"]}}""", false)]
    [InlineData("""{"detail":{"vip":[true],"note":[null]}}""", true)]
    [InlineData("""{"detail":{"missing":[null]}}""", false)]
    [InlineData("""{"detail":{"tags":["b"]}}""", true)]
    [InlineData("""{"detail":{"tags":["c"]}}""", false)]
    [InlineData("""{"detail":{"items":{"sku":["y-2"]}}}""", true)]
    [InlineData("""{"detail":{"items":{"sku":["z"]}}}""", false)]
    [InlineData("""{"detail":{"state":[{"prefix":"pa"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"prefix":{"equals-ignore-case":"PA"}}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"suffix":"id"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"suffix":"pa"}]}}""", false)]
    [InlineData("""{"detail":{"state":[{"equals-ignore-case":"PAID"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"wildcard":"p*d"}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"wildcard":"p*x"}]}}""", false)]
    [InlineData("""{"detail":{"state":[{"anything-but":["open","late"]}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"anything-but":"paid"}]}}""", false)]
    [InlineData("""{"detail":{"state":[{"anything-but":{"prefix":"pa"}}]}}""", false)]
    [InlineData("""{"detail":{"missing":[{"anything-but":"x"}]}}""", false)]
    [InlineData("""{"detail":{"missing":[{"exists":false}],"state":[{"exists":true}]}}""", true)]
    [InlineData("""{"detail":{"state":[{"exists":false}]}}""", false)]
    [InlineData("""{"detail":{"total":[{"numeric":[">",10,"<=",12.5]}]}}""", true)]
    [InlineData("""{"detail":{"total":[{"numeric":["<",12.5]}]}}""", false)]
    [InlineData("""{"detail":{"total":[{"numeric":["=",12.50]}]}}""", true)]
    [InlineData("""{"detail":{"address":{"ip":[{"cidr":"10.0.0.0/16"}]}}}""", true)]
    [InlineData("""{"detail":{"address":{"ip":[{"cidr":"10.1.0.0/16"}]}}}""", false)]
    [InlineData("""{"$or":[{"source":["x"]},{"detail":{"state":["paid"]}}]}""", true)]
    [InlineData("""{"source":["shop.orders"],"$or":[{"detail":{"state":["x"]}},{"detail":{"vip":[false]}}]}""", false)]
    public async Task A_pattern_takes_what_it_describes(string pattern, bool fits)
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("events", "PutRule", new { Name = "r", EventPattern = pattern });
        await local.CallAsync("events", "PutTargets", new
        {
            Rule = "r",
            Targets = new[] { new { Id = "1", Arn = $"arn:aws:ecs:{LocalAws.Region}:{LocalAws.Account}:cluster/none", RoleArn = $"arn:aws:iam::{LocalAws.Account}:role/none", EcsParameters = new { TaskDefinitionArn = $"arn:aws:ecs:{LocalAws.Region}:{LocalAws.Account}:task-definition/none:1" } } },
        });
        var happened = JsonNode.Parse(Event)!;

        var reply = await local.CallAsync("events", "PutEvents", new
        {
            Entries = new[] { new { Source = (string)happened["source"]!, DetailType = (string)happened["detail-type"]!, Detail = happened["detail"]!.ToJsonString() } },
        });

        Assert.Equal(0, (int)reply["FailedEntryCount"]!);
        Assert.Equal(fits, new Timeline(local.Server.Context).NextDue() is not null);
    }
}
