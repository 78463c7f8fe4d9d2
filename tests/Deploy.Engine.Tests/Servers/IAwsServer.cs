namespace Deploy.Engine.Tests.Servers;

/// <summary>Something that answers as AWS.</summary>
public interface IAwsServer
{
    /// <summary>The endpoint of every service; skips the test where the server cannot be had.</summary>
    string Url { get; }

    /// <summary>The account that it is.</summary>
    string AccountId { get; }

    /// <summary>The Region that the tests use.</summary>
    string Region { get; }
}
