-- Nothing: a file has one server, which is a cluster of its own and needs no membership table (postgresql/ has one). The number is kept the same in both.
SELECT 1;
