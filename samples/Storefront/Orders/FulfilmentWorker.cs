namespace Storefront.Orders;

/// <summary>Hands orders to the warehouse, every few seconds those that are new.</summary>
internal sealed partial class FulfilmentWorker(OrderStore orders, ILogger<FulfilmentWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var order in orders.All.Where(order => !order.IsFulfilled))
            {
                orders.Save(order with { IsFulfilled = true });
                LogFulfilled(order.Id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {Id} goes to the warehouse.")]
    private partial void LogFulfilled(Guid id);
}
