using System.Collections.Concurrent;

namespace Storefront.Orders;

/// <summary>An order of one customer.</summary>
internal sealed record Order(Guid Id, string Sku, int Quantity, decimal Total, DateTimeOffset PlacedAt, bool IsFulfilled);

/// <summary>The orders. A real shop keeps them in the database of <c>ConnectionStrings__Orders</c>, which its processes share.</summary>
internal sealed class OrderStore
{
    private readonly ConcurrentDictionary<Guid, Order> _orders = new();

    public IEnumerable<Order> All => _orders.Values.OrderBy(order => order.PlacedAt);

    public Order? Find(Guid id) => _orders.GetValueOrDefault(id);

    public void Save(Order order) => _orders[order.Id] = order;
}
